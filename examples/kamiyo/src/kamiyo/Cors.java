package kamiyo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which pages of other origins may read the answers. Nothing but what is listed is named to a browser; `*` never is.
record Cors(List<String> origins) {
    Cors {
        origins = List.copyOf(origins);
    }

    /// @param text origins by commas
    static Cors of(String text) {
        var origins = Stream.of(text.split(",", -1)).map(String::strip).filter(each -> !each.isEmpty()).toList();
        for (var each : origins) {
            if (!each.matches("https?://[^/*\\s]+")) {
                throw new IllegalArgumentException("\"" + each + "\" is no origin; write it as https://name");
            }
        }
        return new Cors(origins);
    }

    /// The headers for a request from this origin; empty ones for an origin that is not listed.
    Map<String, String> headers(String origin, boolean preflight) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Vary", "Origin");
        if (origins.contains(origin)) {
            headers.put("Access-Control-Allow-Origin", origin);
            if (preflight) {
                headers.put("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
                headers.put("Access-Control-Allow-Headers", "Content-Type, X-API-Key");
                headers.put("Access-Control-Max-Age", "600");
            }
        }
        return headers;
    }
}
