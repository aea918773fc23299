package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;

/** Requests as the servlet reads them, without a server. */
public final class RequestBodies {
    private RequestBodies() {}

    /** @throws EngineException with the problem that is answered when the request is wrong as HTTP */
    public static List<GraphQLRequest> post(byte[] body, LimitsConfig limits) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("getContentType", "application/json");
        try {
            return new RequestReader(limits, false)
                    .post(http(answers, new LinkedHashMap<>()), body)
                    .requests();
        } catch (HttpProblem e) {
            throw new EngineException(e.problem());
        }
    }

    /** The same of a query string. */
    public static GraphQLRequest get(Map<String, String> parameters, LimitsConfig limits) {
        try {
            return new RequestReader(limits, false).get(http(new LinkedHashMap<>(), parameters));
        } catch (HttpProblem e) {
            throw new EngineException(e.problem());
        }
    }

    private static HttpServletRequest http(Map<String, Object> answers, Map<String, String> parameters) {
        Map<String, String[]> all = new LinkedHashMap<>();
        parameters.forEach((name, value) -> all.put(name, new String[] {value}));
        answers.put("getParameterMap", all);
        return (HttpServletRequest) Proxy.newProxyInstance(
                RequestBodies.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("getParameter")) {
                        return parameters.get(String.valueOf(given[0]));
                    }
                    if (!answers.containsKey(method.getName())
                            && !method.getName().equals("getHeader")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answers.get(method.getName());
                });
    }
}
