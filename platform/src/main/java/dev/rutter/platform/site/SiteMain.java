package dev.rutter.platform.site;

import dev.rutter.platform.process.AheadOfTime;
import dev.rutter.platform.process.OwnJava;
import dev.rutter.platform.process.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The process of a static site: `SiteMain FOLDER RULES`, its port in the variable PORT. Exit
/// status: 2 wrong arguments, 4 cannot start; by TERM it ends after the answers under way.
public final class SiteMain {
    private SiteMain() {}

    /// @param args the folder that the publish path is relative to, and the file of the rules
    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: SiteMain FOLDER RULES");
            System.exit(2);
        }
        try {
            var rules = SiteRules.of(StateFile.read(Path.of(args[1])));
            var folder = Path.of(args[0]).resolve(rules.publish());
            if (!Files.isDirectory(folder)) {
                System.err.println(
                        "the site cannot be served: there is no folder \""
                                + rules.publish()
                                + "\" (staticPublishPath) after the build; let the build make it, or"
                                + " name the one that it makes");
                System.exit(4);
            }
            var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "0"));
            var server = new SiteServer(folder, rules, port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            System.out.println("serves " + folder + " on port " + server.port());
        } catch (IOException | NumberFormatException no) {
            System.err.println("the site cannot be served: " + no);
            System.exit(4);
        }
    }

    /// The command line for a shell that starts it.
    public static String command(Path folder, Path rules) {
        var words = new ArrayList<>(OwnJava.command(AheadOfTime.PROXY, List.of("-Xmx96m")));
        words.add(SiteMain.class.getName());
        words.add(folder.toString());
        words.add(rules.toString());
        var line = new StringBuilder("exec");
        for (var word : words) {
            line.append(" '").append(word.replace("'", "'\\''")).append('\'');
        }
        return line.toString();
    }
}
