package dev.laurel.engine.rule;

import java.util.List;
import java.util.Set;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;

/**
 * Makes decimals of the whole numbers that an expression calculates or compares a metric with. Metrics are decimals,
 * and CEL does not calculate with a decimal and a whole number: {@code metrics.a * 2 > 5} would never be met.
 */
final class CelDecimals {
    private static final Set<String> ARITHMETIC = Set.of("_+_", "_-_", "_*_", "_/_");
    private static final Set<String> COMPARISON = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");

    private CelDecimals() {}

    /** The same expression with decimals; parsed and not checked, as it came. */
    static CelAbstractSyntaxTree in(CelAbstractSyntaxTree parsed) {
        var ast = CelMutableAst.fromCelAst(parsed);
        visit(ast.expr());
        // The original's source knows where each part stands.
        return CelAbstractSyntaxTree.newParsedAst(ast.toParsedAst().getExpr(), parsed.getSource());
    }

    private static void visit(CelMutableExpr expr) {
        children(expr).forEach(CelDecimals::visit);
        if (expr.getKind() == Kind.CALL) {
            var call = expr.call();
            var numeric = ARITHMETIC.contains(call.function()) || COMPARISON.contains(call.function());
            if (numeric && call.args().stream().anyMatch(CelDecimals::isDecimal)) {
                call.args().stream().filter(CelDecimals::isWhole).forEach(CelDecimals::makeDecimal);
            }
        }
    }

    private static List<CelMutableExpr> children(CelMutableExpr expr) {
        return switch (expr.getKind()) {
            case NOT_SET, CONSTANT, IDENT, STRUCT, MAP -> List.of();
            case SELECT -> List.of(expr.select().operand());
            case CALL -> expr.call().args();
            case LIST -> expr.list().elements();
            case COMPREHENSION -> {
                var loop = expr.comprehension();
                yield List.of(loop.iterRange(), loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result());
            }
        };
    }

    private static boolean isDecimal(CelMutableExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> expr.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE;
            case SELECT -> isMetrics(expr.select().operand());
            case CALL -> {
                var call = expr.call();
                yield call.function().equals("double")
                        || (call.function().equals("_[_]") && isMetrics(call.args().getFirst()))
                        || (ARITHMETIC.contains(call.function())
                                && call.args().stream().anyMatch(CelDecimals::isDecimal));
            }
            case NOT_SET, IDENT, STRUCT, MAP, LIST, COMPREHENSION -> false;
        };
    }

    private static boolean isMetrics(CelMutableExpr expr) {
        return expr.getKind() == Kind.IDENT && expr.ident().name().equals(CelConditions.METRICS);
    }

    private static boolean isWhole(CelMutableExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.INT64_VALUE;
    }

    private static void makeDecimal(CelMutableExpr expr) {
        expr.setConstant(CelConstant.ofValue((double) expr.constant().int64Value()));
    }
}
