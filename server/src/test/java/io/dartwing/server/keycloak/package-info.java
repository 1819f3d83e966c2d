/// A real Keycloak, started from its published distribution.
package io.dartwing.server.keycloak;
