package dev.rutter.engine.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Renews one lease, three times in its length, so that two renewals may fail before it ends.
public final class Heartbeat implements AutoCloseable {
    private final EnvironmentLock lock;
    private final Runnable lost;
    private final long length;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Lease lease;

    Heartbeat(EnvironmentLock lock, Lease lease, Duration length, Runnable lost) {
        this.lock = lock;
        this.length = length.toNanos();
        this.lease = lease;
        this.lost = lost;
        this.thread = Thread.ofVirtual().name("heartbeat-" + lease.environment()).start(this::beat);
    }

    private void beat() {
        long renewed = System.nanoTime();
        try {
            while (!closing.await(length / 3, TimeUnit.NANOSECONDS)) {
                try {
                    var next = lock.renew(lease);
                    if (next.isEmpty()) {
                        lost.run();
                        return;
                    }
                    lease = next.get();
                    renewed = System.nanoTime();
                } catch (StoreException e) {
                    // The disk may be full for a moment; the lease holds a while longer.
                    if (System.nanoTime() - renewed > length) {
                        lost.run();
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The lease as last renewed.
    public Lease lease() {
        return lease;
    }

    /// Stops renewing; does not give the lock back.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
