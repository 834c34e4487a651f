package dev.rutter.platform.blueprint;

/// Something wrong in a render.yaml that keeps it from being run.
///
/// @param line from 1
/// @param column from 1
/// @param path where in the tree, such as `services[shop].envVars[2]`; may be empty
/// @param claim one sentence in the present tense
/// @param seen what stands there; may be empty
/// @param help the way out, an imperative; may be empty
public record Mistake(int line, int column, String path, String claim, String seen, String help)
        implements Comparable<Mistake> {

    /// One or two lines for people.
    public String show(String file) {
        var out = new StringBuilder(file).append(':').append(line).append(':').append(column);
        out.append(": ").append(claim);
        if (!seen.isEmpty()) {
            out.append(", seen: ").append(seen);
        }
        if (!path.isEmpty()) {
            out.append(" (").append(path).append(')');
        }
        if (!help.isEmpty()) {
            out.append("\n  = help: ").append(help);
        }
        return out.toString();
    }

    @Override
    public int compareTo(Mistake other) {
        var byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }
}
