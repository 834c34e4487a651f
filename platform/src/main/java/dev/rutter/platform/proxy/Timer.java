package dev.rutter.platform.proxy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;

/// The one limit that a passage waits under at a time; a new one takes the place of the old.
final class Timer {
    private final XnioIoThread thread;
    private XnioExecutor.@Nullable Key key;

    Timer(XnioIoThread thread) {
        this.thread = thread;
    }

    void after(Duration limit, Runnable act) {
        cancel();
        key = thread.executeAfter(act, Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
    }

    void cancel() {
        var set = key;
        if (set != null) {
            set.remove();
            key = null;
        }
    }
}
