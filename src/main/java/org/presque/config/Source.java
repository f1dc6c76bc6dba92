package org.presque.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values from one place under the names that settings have there. Immutable. */
record Source(String origin, Function<Setting, String> naming, Map<String, ? extends @Nullable Object> values) {
    private static final Pattern LIKE_A_SECRET = Pattern.compile("(?i).*(pas|pw|secret|auth|url|uri).*");

    /** The settings with this source's values over them; a name that is no setting is refused. */
    Settings over(Settings earlier) {
        Settings result = earlier;
        for (String name : new TreeMap<>(values).keySet()) {
            Setting setting = find(name).orElseThrow(() -> unknown(name));
            result = result.with(setting, values.get(name), originOf(setting, name));
        }
        return result;
    }

    private Optional<Setting> find(String name) {
        return Arrays.stream(Setting.values())
                .filter(s -> naming.apply(s).equals(name))
                .findFirst();
    }

    private String originOf(Setting setting, String name) {
        return name.equals(setting.path()) ? origin : origin + " " + name;
    }

    private ConfigException unknown(String name) {
        return new ConfigException("%s is no setting (it is %s in %s); it must be one of %s: correct or remove it"
                .formatted(Setting.printable(name), shown(name), origin, names()));
    }

    // A misspelt password must not end up in a log either.
    private String shown(String name) {
        Object value = values.get(name);
        if (value == null) {
            return "empty";
        }
        return LIKE_A_SECRET.matcher(name).matches() ? Setting.MASK : Setting.printable(value);
    }

    private String names() {
        return Arrays.stream(Setting.values()).map(naming).collect(Collectors.joining(", "));
    }
}
