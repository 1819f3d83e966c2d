package io.dartwing.platform.health;

/// One part the server needs to be ready: `database`, `storage`, `jobs`, `line`. A bean per part.
///
/// `up` is asked at every readiness request, on a thread of its own; slower than two seconds counts as
/// down.
public interface ReadinessPart {
    String name();

    boolean up() throws Exception;

    @FunctionalInterface
    interface Check {
        boolean up() throws Exception;
    }

    static ReadinessPart of(String name, Check check) {
        return new ReadinessPart() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean up() throws Exception {
                return check.up();
            }
        };
    }
}
