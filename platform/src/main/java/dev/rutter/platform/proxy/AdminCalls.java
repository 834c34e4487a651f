package dev.rutter.platform.proxy;

import dev.rutter.platform.process.LoopbackCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// The client's side of the admin calls. Port and key are read from the state file at each failure,
/// so a proxy that came back elsewhere is found again.
final class AdminCalls {
    /// Of each call but a drain, which has its own limit.
    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration READY_LIMIT = Duration.ofSeconds(3);

    private final StateFile file;

    AdminCalls(StateFile file) {
        this.file = file;
    }

    <T> T call(
            String method,
            String path,
            Optional<Object> body,
            TypeReference<T> type,
            Duration limit)
            throws ProxyException {
        try {
            var state =
                    file.read().orElseThrow(() -> new ProxyException(0, "the proxy never started"));
            var answer =
                    LoopbackCall.send(
                            state.adminPort(),
                            method,
                            path,
                            state.key(),
                            body.map(Json.MAPPER::writeValueAsString),
                            limit);
            if (answer.status() != 200) {
                throw new ProxyException(answer.status(), message(answer.body()));
            }
            return Json.MAPPER.readValue(answer.body(), type);
        } catch (IOException e) {
            throw new ProxyException(
                    0, "the proxy did not answer " + method + " " + path + ": " + e, e);
        } catch (JacksonException e) {
            throw new ProxyException(
                    0, "the proxy's answer to " + method + " " + path + " cannot be read", e);
        }
    }

    /// The process of `dir` that its file names, where it lives and is the one that answers.
    Optional<PidFile> living(Path dir) {
        return PidFile.read(dir)
                .filter(each -> each.living().isPresent())
                .filter(each ->
                        ready().filter(said ->
                                        said.pid() == each.pid()
                                                && said.began().equals(each.began()))
                                .isPresent());
    }

    /// What the proxy says of itself, where it answers in time.
    Optional<Admin.Ready> ready() {
        try {
            return Optional.of(
                    call(
                            "GET",
                            "/ready",
                            Optional.empty(),
                            new TypeReference<Admin.Ready>() {},
                            READY_LIMIT));
        } catch (ProxyException e) {
            return Optional.empty();
        }
    }

    private static String message(String body) {
        try {
            return Json.MAPPER.readValue(body, Admin.Message.class).message();
        } catch (JacksonException e) {
            return body;
        }
    }
}
