package dev.laurel.engine.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import org.jspecify.annotations.Nullable;

/**
 * Conditions in full CEL. Nothing else names a class of dev.cel, so that a catalog which does without loads none.
 *
 * <p>The connectives are taken apart here and each part becomes a program of its own: that gives the rule for missing
 * metrics, which is not CEL's, and the parts that people are shown. An evaluation reads nothing but the values, and
 * ends after a bounded number of steps.
 */
final class CelConditions {
    /** The only variable. */
    static final String METRICS = "metrics";

    private static final int MAX_NESTING = 64;
    private static final int LONGEST_MESSAGE = 120;
    private static final int MAX_ITERATIONS = 10_000;
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(ConditionProgram.MAX_LENGTH)
            .maxParseRecursionDepth(MAX_NESTING)
            .maxParseErrorRecoveryLimit(1)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .maxRegexProgramSize(1000)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar(METRICS, MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private final CelAbstractSyntaxTree ast;

    private CelConditions(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    /** The condition as a tree. */
    static ConditionNode compile(String expression) {
        var parsed = COMPILER.parse(expression);
        if (parsed.hasError()) {
            throw failure(expression, parsed.getErrors().getFirst());
        }
        try {
            var checked = COMPILER.check(CelDecimals.in(parsed.getAst()));
            if (checked.hasError()) {
                throw failure(expression, checked.getErrors().getFirst());
            }
            var ast = checked.getAst();
            var type = ast.getResultType();
            if (!type.equals(SimpleType.BOOL) && !type.equals(SimpleType.DYN)) {
                throw new LaurelException(LaurelError.of(ErrorCode.CONDITION_TYPE, type.name()));
            }
            return new CelConditions(ast).node(ast.getExpr());
        } catch (CelValidationException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.CONDITION_SYNTAX, brief(e.getMessage()), 1), e);
        }
    }

    private static LaurelException failure(String expression, CelIssue issue) {
        var place = issue.getSourceLocation();
        var column = 1 + offset(expression, place.getLine(), Math.max(0, place.getColumn()));
        return new LaurelException(LaurelError.of(ErrorCode.CONDITION_SYNTAX, brief(issue.getMessage()), column));
    }

    /** UTF-16 units before a place that CEL gives as a line from 1 and a column in code points from 0. */
    private static int offset(String expression, int line, int column) {
        var start = 0;
        for (var i = 1; i < line; i++) {
            var end = expression.indexOf('\n', start);
            start = end < 0 ? start : end + 1;
        }
        var points = Math.min(column, expression.codePointCount(start, expression.length()));
        return expression.offsetByCodePoints(start, points);
    }

    /** The compiler's words without the list of everything that it would have taken instead. */
    private static String brief(@Nullable String message) {
        var text = message == null ? "" : message.lines().findFirst().orElse("");
        var expecting = text.indexOf(", expecting ");
        var other = text.indexOf(" expecting {");
        var end = expecting >= 0 ? expecting : other >= 0 ? other : text.length();
        return text.substring(0, Math.min(end, LONGEST_MESSAGE)).strip();
    }

    private ConditionNode node(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return leaf(expr);
        }
        var args = expr.call().args();
        return switch (expr.call().function()) {
            case "_&&_" -> new ConditionNode.All(joined(args, "_&&_"));
            case "_||_" -> new ConditionNode.Any(joined(args, "_||_"));
            case "!_" -> new ConditionNode.Not(node(args.getFirst()));
            case "_?_:_" -> new ConditionNode.Choice(node(args.get(0)), node(args.get(1)), node(args.get(2)));
            default -> leaf(expr);
        };
    }

    private List<ConditionNode> joined(List<CelExpr> args, String function) {
        var nodes = new ArrayList<ConditionNode>();
        for (var arg : args) {
            if (arg.getKind() == CelExpr.ExprKind.Kind.CALL && arg.call().function().equals(function)) {
                nodes.addAll(joined(arg.call().args(), function));
            } else {
                nodes.add(node(arg));
            }
        }
        return List.copyOf(nodes);
    }

    private ConditionNode leaf(CelExpr expr) {
        var uses = new Uses();
        uses.visit(expr);
        var part = CelAbstractSyntaxTree.newCheckedAst(
                expr, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap());
        try {
            return new Evaluated(RUNTIME.createProgram(part), Set.copyOf(uses.names), uses.all);
        } catch (CelEvaluationException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.CONDITION_SYNTAX, brief(e.getMessage()), 1), e);
        }
    }

    /** Which metrics an expression names. */
    private static final class Uses {
        private final Set<String> names = new LinkedHashSet<>();
        private boolean all;

        void visit(CelExpr expr) {
            switch (expr.getKind()) {
                // No type of messages is declared, so a struct is refused before.
                case CONSTANT, NOT_SET, STRUCT -> {}
                case IDENT -> all |= expr.ident().name().equals(METRICS);
                case SELECT -> {
                    if (isMetrics(expr.select().operand())) {
                        names.add(expr.select().field());
                    } else {
                        visit(expr.select().operand());
                    }
                }
                case CALL -> visitCall(expr.call());
                case LIST -> expr.list().elements().forEach(this::visit);
                case MAP -> expr.map().entries().forEach(entry -> {
                    visit(entry.key());
                    visit(entry.value());
                });
                case COMPREHENSION -> {
                    var loop = expr.comprehension();
                    visit(loop.iterRange());
                    visit(loop.accuInit());
                    visit(loop.loopCondition());
                    visit(loop.loopStep());
                    visit(loop.result());
                }
            }
        }

        private void visitCall(CelExpr.CelCall call) {
            var name = named(call);
            if (name != null) {
                names.add(name);
                return;
            }
            call.target().ifPresent(this::visit);
            call.args().forEach(this::visit);
        }

        /** The name in metrics["name"] or "name" in metrics. */
        private static @Nullable String named(CelExpr.CelCall call) {
            if (call.args().size() != 2) {
                return null;
            }
            var index = call.function().equals("_[_]");
            var map = call.args().get(index ? 0 : 1);
            var key = call.args().get(index ? 1 : 0);
            return (index || call.function().equals("@in"))
                            && isMetrics(map)
                            && key.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                            && key.constant().getKind() == CelConstant.Kind.STRING_VALUE
                    ? key.constant().stringValue()
                    : null;
        }

        private static boolean isMetrics(CelExpr expr) {
            return expr.getKind() == CelExpr.ExprKind.Kind.IDENT && expr.ident().name().equals(METRICS);
        }
    }

    /** A part that CEL works out. */
    private record Evaluated(CelRuntime.Program program, Set<String> names, boolean readsAll)
            implements ConditionNode.Leaf {
        @Override
        public boolean holds(CurrentValues values) {
            var metrics = new HashMap<String, Object>();
            for (var name : readsAll ? values.names() : names) {
                var value = celValue(values.current(name));
                if (value != null) {
                    metrics.put(name, value);
                }
            }
            try {
                return Boolean.TRUE.equals(program.eval(Map.of(METRICS, metrics)));
            } catch (CelEvaluationException e) {
                // A metric that is not there, values that cannot be compared, too many steps: not met.
                return false;
            }
        }

        @Override
        public void collect(Set<String> into) {
            into.addAll(names);
        }

        private static @Nullable Object celValue(@Nullable MetricValue value) {
            return switch (value) {
                case MetricValue.Numeric(var number) -> number;
                case MetricValue.Text(var text) -> text;
                case MetricValue.Bool(var is) -> is;
                case MetricValue.Null _ -> NullValue.NULL_VALUE;
                case MetricValue.Array _, MetricValue.Opaque _ -> null;
                case null -> null;
            };
        }
    }
}
