package dev.rutter.platform.release;

import java.time.Duration;

/// The limits of releases.
///
/// @param goodInARow health checks that must pass, one after the other, before the switch
/// @param pause between two health checks of a new instance
/// @param answerLimit for one health check
/// @param healthDeadline from the start of an instance until it must be healthy
/// @param buildLimit for the build command
/// @param preDeployLimit for the pre-deploy command
/// @param standbyKept how long a replaced instance stays ready for going back
/// @param releasesKept folders of built releases, besides those that run
public record Settings(
        int goodInARow,
        Duration pause,
        Duration answerLimit,
        Duration healthDeadline,
        Duration buildLimit,
        Duration preDeployLimit,
        Duration standbyKept,
        int releasesKept) {

    /// The system property that says where the ports of services begin: 10000 unless told.
    public static final String FIRST_PORT = "rutter.firstPort";

    /// As Render has them, where it has them.
    public static Settings usual() {
        return new Settings(
                3,
                Duration.ofMillis(250),
                Duration.ofSeconds(5),
                Duration.ofMinutes(15),
                Duration.ofMinutes(120),
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                5);
    }

    /// With another time for new instances to become healthy.
    public Settings healthyWithin(Duration deadline) {
        return new Settings(
                goodInARow,
                pause,
                answerLimit,
                deadline,
                buildLimit,
                preDeployLimit,
                standbyKept,
                releasesKept);
    }
}
