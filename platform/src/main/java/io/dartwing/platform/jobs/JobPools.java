package io.dartwing.platform.jobs;

/// The pools of this node.
public interface JobPools {
    /// Whether every pool looks for work; true on a node that shall run none.
    boolean up();
}
