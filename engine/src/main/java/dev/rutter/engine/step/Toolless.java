package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a run is ended with that somebody stopped, where its tools cannot be had (a secret is not
/// set): nothing is done any more, so nothing is needed.
///
/// @param why why there are no tools
public record Toolless(String why) implements Tools {
    @Override
    public Shell shell() {
        throw new ToolsException(why);
    }

    @Override
    public Optional<Hosting> hosting() {
        return Optional.empty();
    }

    @Override
    public Measurement request(Action.Http request, Duration limit) {
        return new Measurement.Missing(why);
    }

    @Override
    public Measurement query(String sql, Duration limit) {
        return new Measurement.Missing(why);
    }

    @Override
    public Measurement figure(Limit limit, Instant from, Instant to) {
        return new Measurement.Missing(why);
    }

    @Override
    public List<String> announce(String text) {
        return List.of();
    }

    @Override
    public String masked(String text) {
        return text;
    }

    @Override
    public void close() {}
}
