package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Environment.Hosting.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Opens the hosting that an environment names.
public final class Hostings {

    private static final Map<String, String> GITHUB_HEADERS =
            Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

    private Hostings() {}

    /// The client of an environment's hosting. Calls nobody yet.
    ///
    /// @param secrets a name's value, or empty where it is not set
    /// @throws HostingException where the token's name has no value or the address is none
    public static Hosting of(
            Environment.Hosting hosting, Function<String, Optional<String>> secrets)
            throws HostingException {
        return of(
                hosting,
                secrets,
                new HostingApi.Ground(
                        InstantSource.system(),
                        RandomGenerator.getDefault(),
                        Thread::sleep,
                        CALL_LIMIT));
    }

    static Hosting of(
            Environment.Hosting hosting,
            Function<String, Optional<String>> secrets,
            HostingApi.Ground ground)
            throws HostingException {
        var api = address(hosting.api().isBlank() ? home(hosting.kind()) : hosting.api());
        var loopback = isLoopback(api);
        var name = hosting.token().replaceFirst("^\\$\\{?", "").replaceFirst("}$", "");
        var token = name.isEmpty() ? Optional.<String>empty() : secrets.apply(name);
        if (token.isEmpty() && (!loopback || !name.isEmpty())) {
            throw new HostingException(
                    0,
                    name.isEmpty()
                            ? "the hosting has no token; set \"token: "
                                    + usual(hosting.kind())
                                    + "\" under \"hosting\""
                            : "\""
                                    + name
                                    + "\" is not set, and the hosting needs it; export "
                                    + name);
        }
        var key = token.orElse("").strip();
        return switch (hosting.kind()) {
            case RENDER -> {
                var parts = new LinkedHashMap<String, Hosting>();
                for (var part : UnitHosting.named(hosting.service())) {
                    parts.put(
                            part,
                            new RenderHosting(
                                    new HostingApi(api, key, "$" + name, ground),
                                    part,
                                    // spec: resolutionSeconds is at least 30. The local platform
                                    // counts each second.
                                    loopback ? 1 : 30));
                }
                yield parts.size() == 1 ? parts.firstEntry().getValue() : new UnitHosting(parts);
            }
            case VERCEL ->
                    new VercelHosting(
                            new HostingApi(api, key, "$" + name, ground), hosting.service());
            case GITHUB ->
                    new GithubHosting(
                            new HostingApi(api, key, "$" + name, GITHUB_HEADERS, ground),
                            hosting.service());
        };
    }

    private static String home(Kind kind) {
        return switch (kind) {
            case RENDER -> "https://api.render.com/v1";
            case VERCEL -> "https://api.vercel.com";
            case GITHUB -> "https://api.github.com";
        };
    }

    private static String usual(Kind kind) {
        return switch (kind) {
            case RENDER -> "$RENDER_API_KEY";
            case VERCEL -> "$VERCEL_TOKEN";
            case GITHUB -> "$GITHUB_TOKEN";
        };
    }

    private static URI address(String text) throws HostingException {
        try {
            var address = URI.create(text);
            var scheme = Optional.ofNullable(address.getScheme()).orElse("");
            if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with all other ways to write no address.
        }
        throw new HostingException(
                0,
                "\"" + text + "\" is no address of an API; write it like http://127.0.0.1:9090/v1");
    }

    private static boolean isLoopback(URI api) {
        var host = api.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
