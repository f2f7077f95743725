package dev.laurel.cli;

import dev.laurel.backup.BulkReport;
import dev.laurel.error.LaurelException;

/** How a bulk operation ends. */
final class Reports {
    private Reports() {}

    /**
     * Says on standard error for which players something has failed.
     *
     * @return the exit status
     * @throws LaurelException what stopped it
     */
    static int end(BulkReport report, CliContext context) {
        if (report.stopped() != null) {
            throw new LaurelException(report.stopped());
        }
        report.players().forEach((user, tally) -> {
            var error = tally.error();
            if (error != null) {
                context.err().line("laurel: " + user + ": " + tally.failed() + " failed: " + error.code().text() + ": "
                        + context.errors().headline(error));
            }
        });
        context.err().flush();
        return report.isClean() ? Cli.DONE : Cli.FAILED;
    }
}
