package dev.rutter.language.lint;

import java.util.ArrayList;
import java.util.List;

/// Every rule there is.
final class Rules {
    static final List<Rule> ALL = all();

    private Rules() {}

    private static List<Rule> all() {
        var all = new ArrayList<Rule>(WrongCommands.ALL);
        all.addAll(
                List.of(
                        new WrongDigest(),
                        new AutoDeployAfterRollback(),
                        new UnquotedAmpersand(),
                        new MissingFormatFile(),
                        new SqlAfterClient(),
                        new AnglePlaceholder(),
                        new UnjudgedCurl(),
                        new RollbackWithoutStep(),
                        new ContradictoryLimits(),
                        new MissingStepNumber(),
                        new TwoHealthPaths(),
                        new UnexplainedPlaceholder(),
                        new WatchWithoutWindow(),
                        new UnverifiedBackup(),
                        new NoRollback(),
                        new NoVerification(),
                        new NothingToRollBackTo(),
                        new SecretInDocument(),
                        new HomePath(),
                        new NumberTwice(),
                        new BrokenAnchor(),
                        new BlankContact(),
                        new WindowGap(),
                        new TriggerTighterThanSuccess(),
                        new UncertainLimit(),
                        new EndlessFollow(),
                        new PipedInstaller(),
                        new SleepAsWait(),
                        new EmptyVariableDelete(),
                        new OpenChoice(),
                        new NoDeployment(),
                        new GraveTwice()));
        return List.copyOf(all);
    }
}
