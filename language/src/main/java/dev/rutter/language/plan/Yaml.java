package dev.rutter.language.plan;

/// Text as it may be copied into the companion file.
final class Yaml {
    private Yaml() {}

    /// In double quotes, on one line.
    static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ").strip()
                + "\"";
    }
}
