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

/// Lists the organisations across tenants. Only the owner role can, which no request ever uses.
final class Directory {
    private final DatabaseAccess access;

    Directory(DatabaseAccess access) {
        this.access = access;
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
