package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.KeepAdministrator;
import com.cybervpn.application.identity.port.in.SampleAccounts;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.identity.port.out.SampleAccountStore;
import com.cybervpn.application.identity.service.KeepAdministratorService;
import com.cybervpn.application.identity.service.SampleAccountsService;
import com.cybervpn.application.identity.service.SessionEnding;
import com.cybervpn.application.operations.port.in.BackUpDatabase;
import com.cybervpn.application.operations.port.in.CleanUpTestData;
import com.cybervpn.application.operations.port.in.GenerateTestData;
import com.cybervpn.application.operations.port.in.InspectDatabase;
import com.cybervpn.application.operations.port.in.MigrateDatabase;
import com.cybervpn.application.operations.port.in.ResetDatabase;
import com.cybervpn.application.operations.port.in.SeedDatabase;
import com.cybervpn.application.operations.port.out.Backups;
import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.application.operations.port.out.SchemaHistory;
import com.cybervpn.application.operations.port.out.SoleJob;
import com.cybervpn.application.operations.port.out.StoreStatistics;
import com.cybervpn.application.operations.service.AdministrativeDesk;
import com.cybervpn.application.operations.service.BackUpDatabaseService;
import com.cybervpn.application.operations.service.CleanUpTestDataService;
import com.cybervpn.application.operations.service.GenerateTestDataService;
import com.cybervpn.application.operations.service.InspectDatabaseService;
import com.cybervpn.application.operations.service.MigrateDatabaseService;
import com.cybervpn.application.operations.service.ResetDatabaseService;
import com.cybervpn.application.operations.service.Samples;
import com.cybervpn.application.operations.service.SeedDatabaseService;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.Stage;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Wires the administration of the database and the tools for tests. */
@Factory
final class DatabaseUseCases {
    @Singleton
    Stage stage(@Value("${stage}") String name) {
        return Stage.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Singleton
    AdministrativeDesk administrativeDesk(SoleJob soleJob, AuditTrail audit) {
        return new AdministrativeDesk(soleJob, audit);
    }

    @Singleton
    InspectDatabase inspectDatabase(AdministrativeDesk desk, SchemaHistory schema, StoreStatistics statistics) {
        return new InspectDatabaseService(desk, schema, statistics);
    }

    @Singleton
    BackUpDatabase backUpDatabase(AdministrativeDesk desk, Backups backups) {
        return new BackUpDatabaseService(desk, backups);
    }

    @Singleton
    MigrateDatabase migrateDatabase(AdministrativeDesk desk, SchemaHistory schema, Backups backups) {
        return new MigrateDatabaseService(desk, schema, backups);
    }

    @Singleton
    KeepAdministrator keepAdministrator(Accounts accounts, AdminConfig config) {
        return new KeepAdministratorService(accounts, config.command().login());
    }

    @Singleton
    ResetDatabase resetDatabase(
            AdministrativeDesk desk,
            SchemaHistory schema,
            Backups backups,
            KeepAdministrator administrator,
            Transactions transactions,
            Stage stage) {
        return new ResetDatabaseService(desk, schema, backups, administrator, transactions, stage);
    }

    @Singleton
    SampleAccounts sampleAccounts(
            SampleAccountStore store,
            PasswordHasher hasher,
            Randomness randomness,
            SessionEnding ending,
            Ids ids,
            InstantSource clock) {
        return new SampleAccountsService(store, hasher, randomness, ending, ids, clock);
    }

    @Singleton
    Samples samples(SampleAccounts accounts, List<SampleRows> rows, InstantSource clock) {
        return new Samples(accounts, rows, clock);
    }

    @Singleton
    SeedDatabase seedDatabase(
            AdministrativeDesk desk, Samples samples, Transactions transactions, Stage stage, InstantSource clock) {
        return new SeedDatabaseService(desk, samples, transactions, stage, clock);
    }

    @Singleton
    GenerateTestData generateTestData(
            AdministrativeDesk desk, Samples samples, Transactions transactions, Stage stage) {
        return new GenerateTestDataService(desk, samples, transactions, stage);
    }

    @Singleton
    CleanUpTestData cleanUpTestData(AdministrativeDesk desk, Samples samples, Transactions transactions, Stage stage) {
        return new CleanUpTestDataService(desk, samples, transactions, stage);
    }
}
