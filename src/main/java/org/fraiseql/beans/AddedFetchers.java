package org.fraiseql.beans;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import io.smallrye.graphql.bootstrap.DataFetcherFactory;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.execution.datafetcher.helper.BatchLoaderHelper;
import io.smallrye.graphql.schema.model.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.BatchLoaderWithContext;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Fetchers of the fields that beans add to rows: SmallRye's, which are given an object of the bean's class in place of the row. */
final class AddedFetchers {
    private AddedFetchers() {}

    static DataFetcher<?> single(RowClass rowClass, Operation operation) {
        DataFetcher<?> ofBean = new DataFetcherFactory().getDataFetcher(operation, rowClass.model());
        return environment -> ofBean.get(DataFetchingEnvironmentImpl.newDataFetchingEnvironment(environment)
                .source(rowClass.maker().make(row(environment).row()))
                .build());
    }

    /** Asks the bean once for all rows of a level. Not through a data loader, which would leave out rows that are equal. */
    static DataFetcher<?> batched(RowClass rowClass, Operation operation) {
        BatchLoaderWithContext<Object, Object> loader =
                new DataFetcherFactory().getSourceBatchLoader(operation, rowClass.model());
        ArgumentHelper arguments = new ArgumentHelper(operation.getArguments());
        String field = rowClass.typeName() + "." + operation.getName();
        return environment -> {
            BeanRow row = row(environment);
            int position = row.level().position(row);
            return row.level()
                    .answer(environment.getField().getResultKey(), rows -> asked(
                                    loader, arguments, rowClass.maker(), rows, environment)
                            .thenApply(values -> checked(field, values, rows.size())))
                    .thenApply(values -> values.get(position));
        };
    }

    private static BeanRow row(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    /** What goes wrong is the answer of each row. */
    private static CompletionStage<List<Object>> asked(
            BatchLoaderWithContext<Object, Object> loader,
            ArgumentHelper arguments,
            RowMaker maker,
            List<BeanRow> rows,
            DataFetchingEnvironment environment) {
        try {
            List<Object> sources =
                    rows.stream().map(row -> maker.make(row.row())).toList();
            Map<String, Object> context = new LinkedHashMap<>();
            context.put(BatchLoaderHelper.ARGUMENTS, arguments.getArguments(environment, true));
            context.put(BatchLoaderHelper.DATA_FETCHING_ENVIRONMENT, environment);
            BatchLoaderEnvironment batch = BatchLoaderEnvironment.newBatchLoaderEnvironment()
                    .keyContexts(sources, new ArrayList<>(Collections.nCopies(sources.size(), context)))
                    .build();
            return loader.load(sources, batch);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static List<Object> checked(String field, @Nullable List<Object> values, int expected) {
        if (values == null || values.size() != expected) {
            throw new EngineException(Problem.of(
                    ErrorCode.INTERNAL_ERROR,
                    "%s has %d values for %d rows".formatted(field, values == null ? 0 : values.size(), expected)));
        }
        return values;
    }
}
