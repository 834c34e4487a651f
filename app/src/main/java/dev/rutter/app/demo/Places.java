package dev.rutter.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where this distribution keeps what the demo needs.
final class Places {
    private Places() {}

    /// The folder of the example, from the launcher's `rutter.root`, else below this folder.
    ///
    /// @throws IOException where it is not there
    static Path shop() throws IOException {
        var root = Path.of(System.getProperty("rutter.root", "")).toAbsolutePath();
        var shop = root.resolve("examples/shop");
        if (!Files.isRegularFile(shop.resolve("RUNBOOK.md"))) {
            throw new IOException(
                    shop + " does not hold the shop; start the demo by ./rutter in a clone");
        }
        return shop;
    }
}
