package io.dartwing.fax.mcp;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// Whether assistants may come in at all.
public final class McpSettings implements SettingTable {
    static final Setting<Boolean> ENABLED = Setting.bool("fax.mcp", "Assistants (MCP)", false)
            .group("Faxes")
            .describe("API keys may be used at /mcp, the Model Context Protocol. Assistants list faxes, ask how they"
                    + " fare and send some, as far as the key's scopes go; they never get pages, text, names or whole"
                    + " numbers of others. What they do get leaves for wherever the assistant runs.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(ENABLED);
    }
}
