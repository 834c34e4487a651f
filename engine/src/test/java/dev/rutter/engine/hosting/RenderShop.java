package dev.rutter.engine.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rutter.engine.hosting.Hosting.HostingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A service at a fake Render, and the client of it.
abstract class RenderShop {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00.400Z");
    static final String DEPLOYS = "/services/srv-1/deploys";
    static final String NONE = "dep-0";

    final List<Duration> pauses = new ArrayList<>();
    Instant now = NOW;
    FakeRender render;
    Hosting shop;

    @BeforeEach
    void a_service_at_render() throws IOException {
        render = new FakeRender();
        service("\"autoDeploy\":\"yes\",\"autoDeployTrigger\":\"checksPass\"");
        render.lists(
                "/services",
                "service",
                "{\"id\":\"srv-0\",\"name\":\"shop-staging\",\"ownerId\":\"tea-1\"}");
        render.lists(
                "/services",
                "service",
                "{\"id\":\"srv-1\",\"name\":\"shop\",\"ownerId\":\"tea-1\"}");
        render.deploy(NONE, "aaa", "deactivated", "new_commit", "2026-11-20T10:00:00Z");
        shop = hosting("shop", 1, Duration.ofSeconds(10));
    }

    @AfterEach
    void the_server_stops() {
        render.close();
    }

    void service(String setting) {
        render.has(
                "/services/srv-1",
                """
                {"id":"srv-1","name":"shop","ownerId":"tea-1",%s,"serviceDetails":{"url":"https://shop.onrender.com/"}}\
                """
                        .formatted(setting));
    }

    String page(String... deploys) {
        var wrapped = new ArrayList<String>();
        for (var deploy : deploys) {
            wrapped.add("{\"deploy\":" + deploy + ",\"cursor\":\"c\"}");
        }
        return "[" + String.join(",", wrapped) + "]";
    }

    static HostingException refusal(ThrowingCallable call) {
        var thrown = catchThrowableOfType(HostingException.class, call);
        assertThat(thrown).as("a refusal").isNotNull();
        return thrown;
    }

    Hosting hosting(String service, int resolution, Duration limit) {
        var ground =
                new HostingApi.Ground(
                        () -> now,
                        RandomGenerator.of("L64X128MixRandom"),
                        length -> {
                            pauses.add(length);
                            now = now.plus(length);
                        },
                        limit);
        return new RenderHosting(
                new HostingApi(render.api(), FakeRender.KEY, "$RENDER_API_KEY", ground),
                service,
                resolution);
    }
}
