import { type Route, route } from '../../platform/http/route.ts'
import { newSavedView, savedView, savedViewChange, savedViewList, savedViewQuery, viewParams } from './schemas.ts'
import { changeView, listViews, removeView, saveView } from './views.ts'

export const viewRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/saved-views',
    permission: 'views.save',
    summary: 'Saved views of lists: own and shared',
    query: savedViewQuery,
    answer: savedViewList,
    handle: async (call) => ({ items: await call.db((tx) => listViews(tx, call, call.query.page)) }),
  }),
  route({
    method: 'POST',
    path: '/saved-views',
    permission: 'views.save',
    summary: 'Save a view of a list',
    body: newSavedView,
    status: 201,
    answer: savedView,
    handle: async (call) => call.db((tx) => saveView(tx, call, call.body)),
  }),
  route({
    method: 'PATCH',
    path: '/saved-views/:id',
    permission: 'views.save',
    summary: 'Rename, change or share a view',
    params: viewParams,
    body: savedViewChange,
    answer: savedView,
    handle: async (call) => call.db((tx) => changeView(tx, call, call.params.id, call.body)),
  }),
  route({
    method: 'DELETE',
    path: '/saved-views/:id',
    permission: 'views.save',
    summary: 'Remove a view',
    params: viewParams,
    answer: null,
    handle: async (call) => call.db((tx) => removeView(tx, call, call.params.id)),
  }),
]
