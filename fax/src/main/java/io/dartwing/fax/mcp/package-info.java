/// The Model Context Protocol: what assistants may do with faxes, over streamable HTTP at `/mcp`.
///
/// Invariants: closed until an administrator opens it; only programs with a key come in, and each tool asks for the
/// permission its work asks for elsewhere; no tool answers with pages, text, names, subjects, categories or another
/// party's whole number.
///
/// The official Java SDK answers on threads of a reactive scheduler, where the actor of a request is not bound; of the
/// protocol a server with tools alone needs five methods, which are here.
@ApplicationModule(displayName = "MCP")
@NullMarked
package io.dartwing.fax.mcp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
