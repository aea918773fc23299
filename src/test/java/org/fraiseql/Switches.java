package org.fraiseql;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds the switches of source files as the compiler's parser sees them. What is switched over is not known to it: that is told by the cases. */
final class Switches extends TreePathScanner<@Nullable Void, List<Switches.Found>> {
    private final Trees trees;

    /**
     * @param place file and line
     * @param constants that are named without a class, as those of an enum are
     * @param types of patterns, as they are written: {@code ColumnType.Scalar}
     * @param hasDefault whether there is a {@code default}
     * @param isChecked whether the compiler asks for all cases: not of statements over an enum
     */
    record Found(String place, List<String> constants, List<String> types, boolean hasDefault, boolean isChecked) {}

    private Switches(Trees trees) {
        this.trees = trees;
    }

    static List<Found> of(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
            return of(compiler, files, files.getJavaFileObjectsFromPaths(sources));
        }
    }

    static List<Found> of(JavaFileObject source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
            return of(compiler, files, List.of(source));
        }
    }

    private static List<Found> of(
            JavaCompiler compiler, StandardJavaFileManager files, Iterable<? extends JavaFileObject> sources)
            throws IOException {
        JavacTask task = (JavacTask)
                compiler.getTask(Writer.nullWriter(), files, problem -> {}, List.of("-proc:none"), List.of(), sources);
        List<Found> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            new Switches(Trees.instance(task)).scan(unit, found);
        }
        return found;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, List<Found> found) {
        add(tree.getExpression(), tree.getCases(), false, found);
        return super.visitSwitch(tree, found);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, List<Found> found) {
        add(tree.getExpression(), tree.getCases(), true, found);
        return super.visitSwitchExpression(tree, found);
    }

    private void add(ExpressionTree selector, List<? extends CaseTree> cases, boolean isExpression, List<Found> found) {
        List<String> constants = new ArrayList<>();
        List<String> types = new ArrayList<>();
        boolean hasDefault = false;
        for (CaseTree one : cases) {
            for (CaseLabelTree label : one.getLabels()) {
                hasDefault |= label instanceof DefaultCaseLabelTree;
                if (label instanceof ConstantCaseLabelTree constant) {
                    add(constant.getConstantExpression(), constants);
                }
                if (label instanceof PatternCaseLabelTree pattern) {
                    types.add(type(pattern));
                }
            }
        }
        found.add(new Found(place(selector), constants, types, hasDefault, isExpression || !types.isEmpty()));
    }

    /** A literal, or a constant of another class, counts as one that no enum has. */
    private static void add(ExpressionTree constant, List<String> constants) {
        constants.add(
                switch (constant) {
                    case IdentifierTree name -> name.getName().toString();
                    case MemberSelectTree qualified -> qualified.getIdentifier().toString();
                    default -> "literal " + constant;
                });
    }

    private static String type(PatternCaseLabelTree label) {
        return switch (label.getPattern()) {
            case BindingPatternTree binding -> binding.getVariable().getType().toString();
            case DeconstructionPatternTree record -> record.getDeconstructor().toString();
            default -> "";
        };
    }

    private String place(ExpressionTree selector) {
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        long start = trees.getSourcePositions().getStartPosition(unit, selector);
        return unit.getSourceFile().getName() + ":" + unit.getLineMap().getLineNumber(start);
    }
}
