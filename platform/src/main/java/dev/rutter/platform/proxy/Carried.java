package dev.rutter.platform.proxy;

import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;

/// Which passage a client connection carries now, so that it hears of the connection's end: one
/// close listener per connection, however many requests it carries.
final class Carried {
    private static final AttachmentKey<Boolean> LISTENED = AttachmentKey.create(Boolean.class);
    private static final AttachmentKey<Passage> CURRENT = AttachmentKey.create(Passage.class);

    private Carried() {}

    static void by(ServerConnection connection, Passage passage) {
        if (connection.getAttachment(LISTENED) == null) {
            connection.putAttachment(LISTENED, true);
            connection.addCloseListener(closed -> {
                var current = closed.getAttachment(CURRENT);
                if (current != null) {
                    current.connectionClosed();
                }
            });
        }
        connection.putAttachment(CURRENT, passage);
    }

    static void noMore(ServerConnection connection) {
        connection.removeAttachment(CURRENT);
    }
}
