package dev.rutter.platform.api;

import dev.rutter.platform.release.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A body of type multipart/form-data as its parts by name, each as text. For small bodies.
///
/// spec (RFC 2046, 5.1): parts are divided by a line of "--" and the boundary; the last one has
/// "--" after it. spec (RFC 7578, 4.2): a part names itself in `Content-Disposition`.
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");

    private Multipart() {}

    static boolean is(String contentType) {
        return contentType.regionMatches(true, 0, "multipart/form-data", 0, 19);
    }

    static Map<String, String> read(String contentType, byte[] body) throws Refusal {
        var named = BOUNDARY.matcher(contentType);
        if (!named.find()) {
            throw new Refusal(Refusal.Kind.WRONG, "the multipart body names no boundary");
        }
        var boundary = Optional.ofNullable(named.group(1)).orElseGet(() -> named.group(2));
        // one byte, one character: what is found is cut at the same place
        var text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        var divider = "\r\n--" + boundary;
        var parts = new LinkedHashMap<String, String>();
        var at = text.indexOf(divider);
        while (at >= 0 && !text.startsWith("--", at + divider.length())) {
            var from = at + divider.length();
            var end = text.indexOf(divider, from);
            var head = text.indexOf("\r\n\r\n", from);
            if (end < 0 || head < 0 || head > end) {
                throw new Refusal(Refusal.Kind.WRONG, "the multipart body breaks off");
            }
            var name = NAME.matcher(text.substring(from, head));
            if (name.find()) {
                var bytes =
                        text.substring(Math.min(head + 4, end), end)
                                .getBytes(StandardCharsets.ISO_8859_1);
                parts.put(name.group(1), new String(bytes, StandardCharsets.UTF_8));
            }
            at = end;
        }
        return parts;
    }
}
