package dev.rutter.language.environment;

import dev.rutter.language.environment.Environment.Hosting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads what serves the software: `hosting: { kind: render, service: app, token: $KEY }`.
final class HostingReader {
    private static final Pattern WORKFLOW =
            Pattern.compile("[^/@\\s]+/[^/@\\s]+/[^/@\\s]+(?:@\\S+)?");

    private final Mistakes mistakes;

    HostingReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// The hosting, where it is told whole.
    Optional<Hosting> read(Node node) {
        var fields =
                Mapping.of(
                        mistakes, node, "\"hosting\"", Set.of("kind", "service", "api", "token"));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var hosting = fields.get();
        var kind = required(hosting, "kind", "hosting: { kind: render, service: app }");
        var service = required(hosting, "service", "service: app");
        var kinds = List.of("render", "vercel", "github");
        if (kind.isPresent() && !kinds.contains(kind.get().toLowerCase(Locale.ROOT))) {
            mistakes.add(
                    Mistakes.UNKNOWN_WORD,
                    hosting.value("kind").orElse(node),
                    "there is no hosting client of this kind",
                    "\"" + kind.get() + "\"",
                    Mistakes.nearest(kind.get(), kinds));
            return Optional.empty();
        }
        var token = hosting.text("token").orElse("");
        if (!token.isEmpty() && CompanionReader.name(token).isEmpty()) {
            mistakes.add(
                    Mistakes.SECRET_WRITTEN_OUT,
                    hosting.value("token").orElse(node),
                    "a token is written out in the file",
                    "its value is not shown here",
                    "set a variable in the shell and write `token: $RENDER_API_KEY`");
            return Optional.empty();
        }
        if (kind.isEmpty() || service.isEmpty()) {
            return Optional.empty();
        }
        if (kind.get().equalsIgnoreCase("github") && !WORKFLOW.matcher(service.get()).matches()) {
            mistakes.add(
                    Mistakes.UNKNOWN_WORD,
                    hosting.value("service").orElse(node),
                    "\"service\" names no workflow",
                    "\"" + service.get() + "\"",
                    "service: owner/repository/deploy.yml@main");
            return Optional.empty();
        }
        var api = hosting.text("api").orElse("");
        if (!address(api)) {
            mistakes.add(
                    Mistakes.NO_ADDRESS,
                    hosting.value("api").orElse(node),
                    "\"api\" is no address that requests can go to",
                    "\"" + api + "\"",
                    "api: \"https://api.example.com/v1\", a variable such as $API, or none for"
                            + " the kind's own");
            return Optional.empty();
        }
        return Optional.of(
                new Hosting(
                        Hosting.Kind.valueOf(kind.get().toUpperCase(Locale.ROOT)),
                        service.get(),
                        api,
                        token));
    }

    /// What a variable holds is known when the run begins.
    private static boolean address(String api) {
        if (api.isBlank() || api.contains("$")) {
            return true;
        }
        try {
            var uri = new URI(api.strip());
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private Optional<String> required(Mapping fields, String name, String help) {
        if (fields.value(name).isEmpty()) {
            mistakes.add(
                    Mistakes.MISSING_KEY,
                    fields.node(),
                    "\"hosting\" needs \"" + name + "\"",
                    "\"" + name + "\" is missing",
                    help);
        }
        return fields.text(name);
    }
}
