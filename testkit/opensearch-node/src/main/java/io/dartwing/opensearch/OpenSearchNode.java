package io.dartwing.opensearch;

import static org.codelibs.opensearch.runner.OpenSearchRunner.newConfigs;

import java.io.IOException;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/// One real OpenSearch node on loopback, until its standard input ends: `OpenSearchNode FOLDER HTTP_PORT TRANSPORT_PORT`.
/// Says `ready` on standard output when it can be asked.
public final class OpenSearchNode {
    private OpenSearchNode() {}

    public static void main(String[] arguments) throws IOException {
        try (var runner = new OpenSearchRunner()) {
            runner.onBuild((number, settings) -> {
                settings.put("discovery.type", "single-node");
                settings.put("http.port", arguments[1]);
                settings.put("transport.port", arguments[2]);
            });
            runner.build(newConfigs()
                    .clusterName("dartwing-test-" + arguments[1])
                    .numOfNode(1)
                    .basePath(arguments[0]));
            runner.ensureYellow();
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // nothing is said to it
            }
        }
        System.exit(0);
    }
}
