package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.HostingException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A list that a hosting gives in pages: each page tells, in the hosting's own way, where the next
/// one begins.
final class Pages {
    private static final int MOST = 50;

    private Pages() {}

    /// @param next where the next page begins; empty where this is the last one
    record Page(List<JsonNode> things, String next) {}

    /// Asks for one page.
    interface Asking {
        /// @param from what the page before told; empty for the first one
        Page page(String from) throws HostingException;
    }

    /// The first `most` things of at most 50 pages.
    static List<JsonNode> of(int most, Asking asking) throws HostingException {
        var found = new ArrayList<JsonNode>();
        var from = "";
        for (var count = 0; count < MOST && found.size() < most; count++) {
            var page = asking.page(from);
            found.addAll(page.things());
            from = page.next();
            if (from.isEmpty()) {
                break;
            }
        }
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }
}
