package com.cybervpn.git;

import com.cybervpn.application.hosting.port.out.SourceRepositories;
import com.cybervpn.domain.hosting.Branch;
import com.cybervpn.domain.hosting.RepositoryUrl;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.SubmoduleConfig.FetchRecurseSubmodulesMode;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TransportHttp;
import org.jspecify.annotations.Nullable;

/** Repositories by JGit. */
@Singleton
final class GitRepositories implements SourceRepositories {
    private static final long LISTING_BYTES = 16L * 1024 * 1024;
    private static final String FETCHED = "refs/heads/fetched";
    private static final String NOT_FOUND = "The repository was not found, or it is not public";

    private final GitConfig config;
    private final Workplace workplace;

    GitRepositories(GitConfig config) {
        IsolatedSystem.enter();
        this.config = config;
        this.workplace = new Workplace(config.workDirectory()
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "cybervpn-builds")));
    }

    @PreDestroy
    void close() throws IOException {
        workplace.close();
    }

    @Override
    public Reachability check(RepositoryUrl repository, Branch branch) {
        try {
            return Deadline.within(config.checkLimit(), () -> hasBranch(repository, branch))
                    ? new Reachability.Reachable()
                    : new Reachability.Unusable("The repository has no branch of that name");
        } catch (ExecutionException e) {
            return certainReason(e.getCause())
                    .<Reachability>map(Reachability.Unusable::new)
                    .orElseGet(Reachability.Unknown::new);
        } catch (TimeoutException e) {
            return new Reachability.Unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reachability.Unknown();
        }
    }

    @Override
    public Checkout fetch(RepositoryUrl repository, Branch branch) throws FetchFailed, InterruptedException {
        Path directory;
        try {
            directory = workplace.directory();
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the source", e);
        }
        boolean handedOver = false;
        try {
            Checkout checkout = Deadline.within(config.fetchLimit(), () -> fetchInto(directory, repository, branch));
            handedOver = true;
            return checkout;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FetchFailed known) throw known;
            throw new FetchFailed(certainReason(e.getCause()).orElse("The repository could not be fetched"));
        } catch (TimeoutException e) {
            throw new FetchFailed("Fetching the repository took longer than "
                    + config.fetchLimit().toSeconds() + " s");
        } finally {
            if (!handedOver) Workplace.remove(directory);
        }
    }

    private boolean hasBranch(RepositoryUrl repository, Branch branch) throws GitAPIException {
        var listing = Git.lsRemoteRepository().setRemote(repository.value()).setHeads(true);
        bounded(listing, LISTING_BYTES, (int) config.checkLimit().toSeconds());
        return listing.call().stream().anyMatch(ref -> ref.getName().equals(branch.ref()));
    }

    private Checkout fetchInto(Path directory, RepositoryUrl url, Branch branch)
            throws GitAPIException, IOException, FetchFailed {
        Git git = Git.init()
                .setBare(true)
                .setDirectory(directory.resolve("git").toFile())
                .call();
        Repository repository = git.getRepository();
        boolean handedOver = false;
        try {
            var fetch = git.fetch()
                    .setRemote(url.value())
                    .setRefSpecs(new RefSpec("+" + branch.ref() + ":" + FETCHED))
                    .setDepth(1)
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setRecurseSubmodules(FetchRecurseSubmodulesMode.NO)
                    .setProgressMonitor(new SizeWatch(directory, config.maxBytes()));
            bounded(fetch, config.maxBytes(), (int) config.fetchLimit().toSeconds());
            fetch.call();
            ObjectId head = repository.resolve(FETCHED);
            if (head == null) throw new FetchFailed("The repository has no branch of that name");
            Checkout checkout = GitCheckout.of(repository, directory, head, config.maxBytes());
            handedOver = true;
            return checkout;
        } finally {
            if (!handedOver) repository.close();
        }
    }

    private void bounded(TransportCommand<?, ?> command, long maxBytes, int timeoutSeconds) {
        command.setTimeout(Math.max(1, timeoutSeconds));
        command.setTransportConfigCallback(transport -> {
            if (transport instanceof TransportHttp http) {
                http.setHttpConnectionFactory(new BoundedHttp(config.privateNetworks(), maxBytes));
            }
        });
    }

    /** The reason that the owner is told, when trying again would not help. */
    private static Optional<String> certainReason(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String reason = switch (cause) {
                case PublicSockets.NotPublic _ -> "The repository's host is not on the public internet";
                case BoundedHttp.TooLarge _ -> "The repository is larger than this platform takes";
                case UnknownHostException _ -> "The repository's host is not known";
                case NoRemoteRepositoryException _ -> NOT_FOUND;
                case PackProtocolException _, NotSupportedException _ -> "There is no git repository at repo_url";
                default -> isRefusal(cause) ? NOT_FOUND : null;
            };
            if (reason != null) return Optional.of(reason);
        }
        return Optional.empty();
    }

    /** JGit has no type for these. */
    private static boolean isRefusal(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("not authorized")
                || message.contains("Authentication is required")
                || message.contains("authentication not supported")
                || message.contains("Remote does not have");
    }
}
