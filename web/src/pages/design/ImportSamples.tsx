import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns, Line } from '@revisit/ui/Layout.tsx'
import { Count } from '@revisit/ui/Money.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { Steps } from '@revisit/ui/Steps.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { useSay } from './say.ts'

export function ImportSamples() {
  const say = useSay()
  const format = useFormat()
  return (
    <>
      <Steps
        label={say('Импорт', 'Import')}
        current="columns"
        items={[
          { key: 'file', title: say('Файл', 'File'), note: say('xlsx, кодировка и даты', 'xlsx, encoding and dates') },
          {
            key: 'columns',
            title: say('Колонки', 'Columns'),
            note: say('12 из 13 сопоставлены', '12 of 13 are matched'),
          },
          { key: 'match', title: say('Совпадения', 'Matches'), note: say('как узнавать пациента', 'who is who') },
          { key: 'dry', title: say('Пробный прогон', 'Dry run'), note: say('ничего не меняет', 'changes nothing') },
          { key: 'run', title: say('Загрузка', 'Import'), note: say('можно отменить целиком', 'can be undone') },
        ]}
      />
      <Columns tracks="1fr 1fr 1fr">
        <Card
          title={say('Проверка файла', 'Checking the file')}
          right={<Tag tone="info">{say('идёт', 'running')}</Tag>}
        >
          <Line>
            <b style={{ fontSize: 20, lineHeight: '28px', marginRight: 'auto' }}>
              <Count value={24_680} />
            </b>
            <span className="second">
              {say('из', 'of')} {format.number(38_214)} {say('строк', 'rows')}
            </span>
          </Line>
          <ProgressBar label={say('Проверка файла', 'Checking the file')} share={0.65} failedShare={0.005} />
          <FactRows
            rows={[
              { label: say('Без замечаний', 'No remarks'), value: <Count value={24_601} /> },
              { label: say('С ошибкой в поле', 'Error in a field'), value: <b>79</b> },
            ]}
          />
        </Card>
        <Card title={say('Загружается', 'Loading')}>
          <SkeletonLines />
        </Card>
        <Card title={say('Ошибка', 'Error')} flush>
          <ErrorState retry={() => {}} code="5f2a">
            {say('Отчёт не посчитался.', 'The report could not be counted.')}
          </ErrorState>
        </Card>
      </Columns>
    </>
  )
}
