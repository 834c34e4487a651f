package dev.rutter.engine.hosting;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;

class RenderContractTest extends HostingContract {
    private static final String DEPLOYS = "/services/srv-1/deploys";

    @Override
    World world() throws IOException {
        var fake = new FakeRender();
        fake.has("/services/srv-1", "{\"id\":\"srv-1\",\"name\":\"shop\",\"ownerId\":\"tea-1\"}");
        return new World() {
            @Override
            public URI api() {
                return fake.api();
            }

            @Override
            public Twice servedTwice() {
                var ids = new Twice("11", "22");
                has(ids.older(), "deactivated", LONG_AGO);
                has(ids.newer(), "live", LONG_AGO.plusSeconds(60));
                return ids;
            }

            @Override
            public String strange() {
                has("33", "teleporting", LONG_AGO);
                return "33";
            }

            private void has(String id, String said, Instant at) {
                fake.deploy(id, "b".repeat(40), said, "api", at.toString());
                fake.has(
                        DEPLOYS + "/" + id,
                        FakeRender.deployJson(id, "b".repeat(40), said, "api", at.toString()));
            }

            @Override
            public void nextRead(FakeApi.Answer answer) {
                fake.reads.add(answer);
            }

            @Override
            public void nextWrite(FakeApi.Answer answer) {
                fake.writes.add(answer);
            }

            @Override
            public int asked() {
                return fake.calls("POST", DEPLOYS).size();
            }

            @Override
            public String builds() {
                // The fake makes it when it is asked, at the time of asking.
                has("dep-0", "deactivated", LONG_AGO);
                fake.builds(COMMIT);
                return COMMIT;
            }

            @Override
            public void close() {
                fake.close();
            }
        };
    }

    @Override
    Hosting client(URI api, HostingApi.Ground ground) {
        return new RenderHosting(new HostingApi(api, KEY, "$THE_KEY", ground), "srv-1", 30);
    }
}
