package dev.rutter.platform.api;

import java.net.URI;
import java.util.List;

/// A platform that answers.
///
/// @param apiUrl for clients of Render's API, ends with `/v1`
/// @param key the bearer key; a secret
/// @param notes what is not done on this machine, or is missing; one line each
public record Ready(
        URI apiUrl,
        String key,
        List<State.Served> services,
        List<State.Database> databases,
        List<String> notes) {

    public Ready {
        services = List.copyOf(services);
        databases = List.copyOf(databases);
        notes = List.copyOf(notes);
    }

    @Override
    public String toString() {
        return "Ready[" + apiUrl + ", " + services.size() + " services]"; // never the key
    }
}
