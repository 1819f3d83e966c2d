package io.dartwing.platform.tenancy;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Work that is only right once the transaction has committed.
public final class AfterCommit {
    private AfterCommit() {}

    /// Does `work` on this thread when the current transaction has committed, never when it rolled back, and at once
    /// when there is none.
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
