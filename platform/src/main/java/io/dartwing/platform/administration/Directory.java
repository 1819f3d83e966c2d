package io.dartwing.platform.administration;

import io.dartwing.platform.database.DatabaseAccess;
import io.dartwing.platform.database.DatabaseException;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What reaches across tenants. Only the owner role can, which no request ever uses.
final class Directory {
    private final DatabaseAccess access;

    Directory(DatabaseAccess access) {
        this.access = access;
    }

    /// Takes every second factor off an account, and ends its sessions.
    void removeFactors(UUID person) {
        try (var connection = Migrations.connectAsOwner(access)) {
            connection.setAutoCommit(false);
            for (String table : List.of("account_totp", "account_recovery_codes", "account_passkeys", "sessions")) {
                try (var statement = connection.prepareStatement("delete from " + table + " where person_id = ?")) {
                    statement.setObject(1, person);
                    statement.executeUpdate();
                }
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new DatabaseException("the second factors could not be removed", failure);
        }
    }

    List<Organization> organizations() {
        try (var connection = Migrations.connectAsOwner(access);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, name, mode from organizations order by lower(name)")) {
            var found = new ArrayList<Organization>();
            while (rows.next()) {
                found.add(new Organization(
                        rows.getObject("id", UUID.class),
                        rows.getString("name"),
                        OrganizationMode.of(rows.getString("mode"))));
            }
            return found;
        } catch (SQLException failure) {
            throw new DatabaseException("the organisations could not be read", failure);
        }
    }
}
