package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.engine.AchievementStatus;
import dev.laurel.json.JsonNumber;

/** {@code show}. */
final class Show implements Command {
    @Override
    public Usage usage() {
        return Usage.of("show", "Show a profile's achievements and metrics.")
                .parameter("PROFILE", "Whose.")
                .flag("--json", "Print JSON and nothing else.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var engine = context.session(arguments.parameter(0)).engine();
        if (arguments.has("--json")) {
            var json = context.json().object();
            StateJson.state(json, engine);
            json.endObject().endLine();
            return Cli.DONE;
        }
        var achievements = engine.achievements();
        var unlocked = achievements.stream().filter(AchievementStatus::unlocked).count();
        context.out().line(unlocked + " of " + achievements.size() + " achievements unlocked");
        achievements.forEach(it -> context.out().line(line(it)));
        if (!engine.metrics().isEmpty()) {
            context.out().line("");
            engine.metrics().forEach((name, value) -> context.out().line(name + " = " + PlanText.value(value)));
        }
        return Cli.DONE;
    }

    private static String line(AchievementStatus status) {
        var progress = status.progress();
        var far = status.unlocked() || progress == null
                ? ""
                : " (%s of %s)".formatted(
                        JsonNumber.toString(progress.current()), JsonNumber.toString(progress.target()));
        return (status.unlocked() ? "[x] " : "[ ] ") + status.achievement().title() + far + "  "
                + status.achievement().id();
    }
}
