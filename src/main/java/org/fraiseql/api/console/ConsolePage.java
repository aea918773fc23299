package org.fraiseql.api.console;

import java.util.Optional;

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
              <script type="module" src="${root}/console/console.js"></script>
            </head>
            <body data-root="${root}" data-max-limit="${max-limit}">
              <header>
                <h1>FraiseQL</h1>
                <nav role="tablist" aria-label="Pages">
                  <a role="tab" data-tab="query" href="#query">Query</a>
                  <a role="tab" data-tab="tables" href="#tables">Tables</a>
                  <a role="tab" data-tab="map" href="#map">Map</a>
                  <a role="tab" data-tab="operations" href="#operations">Operations</a>
                </nav>
                <nav class="more" aria-label="More">
                  <a href="${root}/graphql/schema.graphql">Schema as text</a>
                  <span>Asking as <button id="caller-button">nobody</button></span>
                </nav>
              </header>
              <main id="console" data-endpoint="${root}/graphql">Loading …</main>
              <dialog id="caller" aria-labelledby="caller-title">
                <form method="dialog">
                  <h2 id="caller-title">Who asks</h2>
                  <p><label>A token (JWT), sent as <code>Authorization: Bearer …</code>, kept until this tab of the browser is closed:
                    <textarea spellcheck="false" autocomplete="off"></textarea></label></p>
                  <pre aria-label="Claims"></pre>
                  <p><button value="use">Use it</button> <button value="forget">Ask as nobody</button> <button value="cancel">Cancel</button></p>
                </form>
              </dialog>
            </body>
            </html>
            """;

    private ConsolePage() {}

    /**
     * @param contextPath as the servlet API gives it: empty or with a leading slash
     * @param maxLimit of lists; empty where there is none
     */
    static String html(String contextPath, Optional<Integer> maxLimit) {
        String page = HTML.replace("${root}", contextPath)
                .replace("${max-limit}", maxLimit.map(String::valueOf).orElse(""));
        for (WebJar webJar : WebJar.values()) {
            page = page.replace("${" + webJar.artifact() + "}", contextPath + webJar.path());
        }
        return page;
    }
}
