package dev.rutter.platform.proxy;

import tools.jackson.databind.json.JsonMapper;

/// Records to JSON and back; the admin calls, the state file and the request log share it.
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}
}
