package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.engine.catalog.CatalogProblem;
import dev.laurel.engine.catalog.CatalogReader;

/** {@code catalog check}. */
final class CatalogCheck implements Command {
    @Override
    public Usage usage() {
        return Usage.of("catalog check", "List a catalog's problems with line and column.")
                .parameter("FILE", "The catalog, a JSON file; - is standard input.")
                .flag("--json", "Print JSON and nothing else.")
                .note("The exit status is 1 if there are any.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var reading = CatalogReader.read(context.open(arguments.path(0)));
        var problems = reading.problems().stream().map(CatalogProblem::error).toList();
        var count = reading.catalog().achievements().size();
        if (arguments.has("--json")) {
            var out = context.json().object();
            out.name("configHash").value(reading.catalog().configHash());
            out.name("achievements").value(count);
            out.name("problems").errors(problems, context.errors());
            out.endObject().endLine();
        } else {
            for (var problem : problems) {
                var place = problem.location();
                var where = place == null ? "" : ":" + place.line() + ":" + place.column();
                context.out().line(arguments.parameter(0) + where + ": " + problem.code().text() + ": "
                        + context.errors().message(problem));
            }
            if (problems.isEmpty()) {
                context.out().line(count + (count == 1 ? " achievement" : " achievements") + ", no problems");
            }
        }
        return problems.isEmpty() ? Cli.DONE : Cli.FAILED;
    }
}
