package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.SampleAccounts;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.identity.port.out.SampleAccountStore;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@link SampleAccounts}. One password, hashed once, serves all accounts of one call: hashing is slow on purpose. */
public final class SampleAccountsService implements SampleAccounts {
    /** Kept free for examples: nobody gets mail there (RFC 2606). */
    private static final String DOMAIN = "@example.com";

    private final SampleAccountStore store;
    private final PasswordHasher hasher;
    private final PasswordGenerator passwords;
    private final SessionEnding ending;
    private final Ids ids;
    private final InstantSource clock;

    public SampleAccountsService(
            SampleAccountStore store,
            PasswordHasher hasher,
            Randomness randomness,
            SessionEnding ending,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.hasher = hasher;
        this.passwords = new PasswordGenerator(randomness);
        this.ending = ending;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Opened open(int count) {
        var password = passwords.next();
        var hash = hasher.hash(password);
        var accounts = Stream.generate(() -> account(hash)).limit(count).toList();
        store.add(accounts);
        return new Opened(
                accounts.stream()
                        .map(account -> new SampleAccount(
                                account.id(), account.emailAddress().orElseThrow()))
                        .toList(),
                password.secret());
    }

    @Override
    public int complete(int count) {
        var taken = store.numbersUpTo(count);
        var missing = IntStream.rangeClosed(1, count)
                .boxed()
                .filter(number -> !taken.contains(number))
                .toList();
        if (missing.isEmpty()) return 0;
        var hash = hasher.hash(passwords.next());
        Map<Integer, Account> accounts =
                missing.stream().collect(Collectors.toMap(Function.identity(), _ -> account(hash)));
        store.addNumbered(accounts);
        return missing.size();
    }

    @Override
    public List<AccountId> openedBefore(Instant before) {
        return store.openedBefore(before);
    }

    @Override
    public int remove(List<AccountId> accounts) {
        var removed = store.remove(accounts, clock.instant());
        removed.liveSessions().forEach((session, account) -> ending.announce(account, List.of(session)));
        return removed.accounts();
    }

    private Account account(PasswordHash hash) {
        var id = new AccountId(ids.next());
        String name = "user_" + id.toString().substring(24);
        return Account.opened(id, new Login(name), Role.MOBILE_USER, clock.instant())
                .withVerifiedEmail(new EmailAddress(name + DOMAIN))
                .withPassword(hash);
    }
}
