package org.fraiseql.api.console;

/** The page's HTML. It has no inline script, so that the content security policy can forbid them all. */
final class ConsolePage {
    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>FraiseQL</title>
              <link rel="icon" href="${root}/console/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="${graphiql}/graphiql.min.css">
              <link rel="stylesheet" href="${root}/console/console.css">
              <script defer src="${react}/umd/react.production.min.js"></script>
              <script defer src="${react-dom}/umd/react-dom.production.min.js"></script>
              <script defer src="${graphiql}/graphiql.min.js"></script>
              <script defer src="${root}/console/console.js"></script>
            </head>
            <body>
              <header>
                <h1>FraiseQL</h1>
                <nav>
                  <a href="${root}/graphql/schema.graphql">Schema</a>
                  <a href="${root}/health">Health</a>
                </nav>
              </header>
              <main id="console" data-endpoint="${root}/graphql">Loading …</main>
            </body>
            </html>
            """;

    private ConsolePage() {}

    /** @param contextPath as the servlet API gives it: empty or with a leading slash */
    static String html(String contextPath) {
        String page = HTML.replace("${root}", contextPath);
        for (WebJar webJar : WebJar.values()) {
            page = page.replace("${" + webJar.artifact() + "}", contextPath + webJar.path());
        }
        return page;
    }
}
