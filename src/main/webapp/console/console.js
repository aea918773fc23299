'use strict';

// The page's own part: GraphiQL on this server's endpoint. React, ReactDOM and GraphiQL are globals from the WebJars.
(function () {
  // Answers on any schema, whatever tables it was made from.
  const FIRST_QUERY = `# Ctrl-Space completes, Ctrl-Enter runs. The book on the left is the schema's documentation.
#
# What this API can be asked:
{
  __schema {
    queryType {
      fields {
        name
        description
      }
    }
  }
}
`;

  const place = document.getElementById('console');
  const fetcher = GraphiQL.createFetcher({ url: place.dataset.endpoint });
  ReactDOM.createRoot(place).render(
    React.createElement(GraphiQL, { fetcher, defaultQuery: FIRST_QUERY, shouldPersistHeaders: false })
  );
})();
