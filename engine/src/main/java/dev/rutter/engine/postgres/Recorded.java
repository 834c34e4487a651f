package dev.rutter.engine.postgres;

/// One migration as a history table tells it.
///
/// @param key as [MigrationFile#key()]
/// @param standing APPLIED, FAILED, RUNNING or ROLLED_BACK
/// @param sum of the content when it was applied; empty where the table keeps none
record Recorded(String key, String name, Migrations.Standing standing, String detail, String sum) {}
