package io.dartwing.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check everything the server needs, and say what to do about each trouble.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--port", defaultValue = "8080", description = "HTTP port to check (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--sip-port", defaultValue = "5060", description = "SIP port to check (default: ${DEFAULT-VALUE}).")
    private int sipPort;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = new Checkup(data.path(), port, sipPort).findings();
        boolean broken = findings.stream().anyMatch(finding -> finding.state() == Finding.State.BROKEN);
        if (json) {
            System.out.println(new JsonMapper().writeValueAsString(findings));
        } else {
            for (Finding finding : findings) {
                System.out.printf(
                        "%-7s %-22s %s%n",
                        finding.state().name().toLowerCase(java.util.Locale.ROOT), finding.what(), finding.found());
                if (finding.todo() != null) {
                    System.out.printf("        %-22s → %s%n", "", finding.todo());
                }
            }
            System.out.println();
            System.out.println(broken ? "Something needs your attention." : "Everything the server needs is there.");
        }
        return broken ? 1 : 0;
    }
}
