package com.cybervpn.bootstrap;

import com.cybervpn.application.shared.Cache;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.AiAssistant;
import com.cybervpn.application.terminal.port.in.CommandHistory;
import com.cybervpn.application.terminal.port.in.ExecuteInShell;
import com.cybervpn.application.terminal.port.in.ReadTier;
import com.cybervpn.application.terminal.port.in.RunCommand;
import com.cybervpn.application.terminal.port.in.SshKeyring;
import com.cybervpn.application.terminal.port.in.SshProfileBook;
import com.cybervpn.application.terminal.port.out.AccountLocks;
import com.cybervpn.application.terminal.port.out.Commands;
import com.cybervpn.application.terminal.port.out.LanguageModels;
import com.cybervpn.application.terminal.port.out.LocalShells;
import com.cybervpn.application.terminal.port.out.OwnKeys;
import com.cybervpn.application.terminal.port.out.SshKeyReader;
import com.cybervpn.application.terminal.port.out.SshKeys;
import com.cybervpn.application.terminal.port.out.SshProfiles;
import com.cybervpn.application.terminal.port.out.TerminalSessions;
import com.cybervpn.application.terminal.service.AiAssistantService;
import com.cybervpn.application.terminal.service.CommandHistoryService;
import com.cybervpn.application.terminal.service.CommandUpkeep;
import com.cybervpn.application.terminal.service.RunCommandService;
import com.cybervpn.application.terminal.service.SshKeyringService;
import com.cybervpn.application.terminal.service.SshProfileBookService;
import com.cybervpn.application.terminal.service.StoredKeys;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** Wires SSH profiles and keys, commands and the AI assistant. */
@Factory
final class TerminalCommandUseCases {
    private static final Duration SUGGESTIONS_KEPT = Duration.ofHours(1); // T-AI-4

    @Singleton
    SshProfileBook sshProfileBook(
            SshProfiles profiles,
            SshKeys keys,
            AccountLocks locks,
            ReadTier tiers,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new SshProfileBookService(profiles, keys, locks, tiers, transactions, ids, clock);
    }

    @Singleton
    SshKeyring sshKeyring(
            SshKeys keys,
            SshProfiles profiles,
            SshKeyReader reader,
            AccountLocks locks,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new SshKeyringService(keys, profiles, reader, locks, audit, transactions, ids, clock);
    }

    @Singleton
    OwnKeys ownKeys(SshKeys keys) {
        return new StoredKeys(keys);
    }

    @Singleton
    RunCommand runCommand(
            ExecuteInShell shells,
            TerminalSessions sessions,
            LocalShells sandboxes,
            Commands commands,
            CommandConfig config,
            Ids ids,
            InstantSource clock) {
        return new RunCommandService(shells, sessions, sandboxes, commands, config.atOnce(), ids, clock);
    }

    @Singleton
    CommandHistory commandHistory(Commands commands, CommandConfig config) {
        return new CommandHistoryService(commands, config.historyOutput());
    }

    @Singleton
    CommandUpkeep commandUpkeep(Commands commands, CommandConfig config, InstantSource clock) {
        return new CommandUpkeep(commands, config.outputsKept(), clock);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Cache<String, AiAssistant.Answer<String>> suggestions(InstantSource clock, Events events) {
        return new Cache<>("ai-suggestions", SUGGESTIONS_KEPT, Function.identity(), clock, events);
    }

    @Singleton
    AiAssistant aiAssistant(LanguageModels models, Cache<String, AiAssistant.Answer<String>> suggestions) {
        return new AiAssistantService(models, suggestions);
    }
}
